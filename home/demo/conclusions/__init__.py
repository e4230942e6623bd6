"""What was learnt from the experiments of the demonstration park that are over."""
