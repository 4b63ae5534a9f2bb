"""The study-tour kit: from practices to a programme, worksheets, assessments and adoptions."""
