def drain_now(): return 0
