"""What the small windows of simulated devices share: their line to the device, their look, their languages."""
