"""Line drawings of the interface: 24 by 24 units, drawn with a round pen of 1.75 units."""

ICONS = {
    # Kinds
    "practice": '<circle cx="6" cy="18" r="2.5"/><circle cx="18" cy="6" r="2.5"/>'
    '<path d="M8.5 18H15a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h6.5"/>',
    "seminar": '<rect x="4" y="5.5" width="16" height="14.5" rx="2"/>'
    '<path d="M4 10h16M8.5 3v4M15.5 3v4M8.5 14h3M8.5 17h7"/>',
    "report": '<path d="M6 3h8l4 4v14H6z"/><path d="M14 3v4h4M9 12h6M9 15h6M9 18h3"/>',
    "project": '<rect x="5" y="5" width="14" height="16" rx="1.5"/>'
    '<path d="M9 3.5h6v3H9zM9 12l1.5 1.5L13 11M9 17h6"/>',
    "organisation": '<path d="M4 20h16M6 20V9l6-4.5L18 9v11M10 20v-4h4v4M10 12h.01M14 12h.01"/>',
    "coordinator": '<circle cx="12" cy="8" r="3.5"/><path d="M5 20a7 7 0 0 1 14 0"/>',
    "country": '<path d="M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21z"/>'
    '<circle cx="12" cy="9.5" r="2.5"/>',
    "theme": '<path d="M4 4h8l8.5 8.5-8 8L4 12z"/><path d="M8.5 8.5h.01"/>',
    "page": '<path d="M5 6h14M5 10h14M5 14h14M5 18h8"/>',
    # Outcomes
    "worked": '<circle cx="12" cy="12" r="9"/><path d="m8 12.5 2.75 2.75L16 9.5"/>',
    "mixed": '<circle cx="12" cy="12" r="9"/>'
    '<path d="M9.5 16V8.5L7 11M9.5 8.5 12 11M14.5 8v7.5L12 13M14.5 15.5 17 13"/>',
    "no-effect": '<circle cx="12" cy="12" r="9"/><path d="M8 12h8"/>',
    "counterproductive": '<circle cx="12" cy="12" r="9"/><path d="m9 9 6 6M15 9l-6 6"/>',
    "unknown": '<circle cx="12" cy="12" r="9"/>'
    '<path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.01"/>',
    # Things to do
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "arrow": '<path d="M4 12h16M14 6l6 6-6 6"/>',
    "back": '<path d="M20 12H4M10 6l-6 6 6 6"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "filter": '<path d="M4 6h16M7 12h10M10 18h4"/>',
    "external": '<path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6"/>',
    "download": '<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>',
    "globe": '<circle cx="12" cy="12" r="8.5"/>'
    '<path d="M3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17"/>',
    "cite": '<path d="M10 7c-3.5.8-5 3-5 6.5V17h5v-5H6.5M19 7c-3.5.8-5 3-5 6.5V17h5v-5h-3.5"/>',
    "list": '<path d="M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "up": '<path d="M12 20V5M6 11l6-6 6 6"/>',
    "down": '<path d="M12 4v15M6 13l6 6 6-6"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="1.5"/>'
    '<path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.5v.01"/>',
    "mail": '<rect x="3.5" y="5.5" width="17" height="13" rx="1.5"/><path d="m4 7 8 6 8-6"/>',
    "phone": '<path d="M6 3.5h3l1.5 5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 5 1.5v3'
    'a2 2 0 0 1-2 2A16 16 0 0 1 4 5.5a2 2 0 0 1 2-2z"/>',
    "calendar": '<rect x="4" y="5.5" width="16" height="14.5" rx="2"/>'
    '<path d="M4 10h16M8.5 3v4M15.5 3v4"/>',
    "person": '<circle cx="12" cy="8" r="3.5"/><path d="M5 20a7 7 0 0 1 14 0"/>',
}
