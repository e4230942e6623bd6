"""What the experiments of the demonstration park promise and measure, one module each."""
