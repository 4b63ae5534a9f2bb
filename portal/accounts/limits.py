"""How often one may try: allauth's limits, counted in the shared cache for all processes alike.

Windows are at most `LONGEST` minutes long but for wrong passwords of one account; so what a page
says about when to try again is never too early.
"""

# In minutes.
ONE_ADDRESS, ONE_ACCOUNT = 15, 60
WRONG_FROM_ONE_ADDRESS, WRONG_FOR_ONE_ACCOUNT = 5, 20

RATE_LIMITS = {
    "login": "60/15m/ip",
    # First the address, then the account: a stranger cannot use up an account from one address.
    "login_failed": f"{WRONG_FROM_ONE_ADDRESS}/{ONE_ADDRESS}m/ip,"
                    f"{WRONG_FOR_ONE_ACCOUNT}/{ONE_ACCOUNT}m/key",
    "request_login_code": "20/15m/ip,5/15m/key",
    "reset_password": "20/15m/ip,5/15m/key",
    "reset_password_from_key": "20/15m/ip",
    "signup": "20/15m/ip",
    "reauthenticate": "10/15m/user",
    "change_password": "10/15m/user",
    "manage_email": "10/15m/user",
    "confirm_email": "1/1m/key",
    "joining": "5/15m/user",  # the portal's own
}  # fmt: skip
