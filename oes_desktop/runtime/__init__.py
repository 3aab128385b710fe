"""Where Qt meets work: the task pipe, the bus, the heartbeat. It moves work and does none."""
