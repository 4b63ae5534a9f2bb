"""How often one may try: allauth's limits, counted in the shared cache for all processes alike.

`portal.accounts.again` reads from the counters when one may try again.
"""

# In minutes.
ONE_ADDRESS, ONE_ACCOUNT = 15, 60
WRONG_FROM_ONE_ADDRESS, WRONG_FOR_ONE_ACCOUNT = 5, 20

RATE_LIMITS = {
    "login": "60/15m/ip",
    # First the address, then the account: a stranger cannot use up an account from one address.
    "wrong_password": f"{WRONG_FROM_ONE_ADDRESS}/{ONE_ADDRESS}m/ip,"  # the portal's own
                      f"{WRONG_FOR_ONE_ACCOUNT}/{ONE_ACCOUNT}m/key",
    "login_failed": "5/15m/key,20/60m/key",  # codes of an account's second factor
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
