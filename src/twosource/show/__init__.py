"""What a person looks at: the command line and the record as the terminal prints it."""
