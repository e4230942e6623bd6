"""What organisers look at while an experiment runs: who came, what is missing, what looks odd, what is next."""
