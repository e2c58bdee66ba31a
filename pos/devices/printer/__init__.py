"""Receipt printers, and the thread that prints what the journal has queued."""
