"""What stands between the network and the surfaces: who may call, how much, and what is told to a browser."""
