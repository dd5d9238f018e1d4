"""Files and folders into reports; what cannot be taken in becomes a problem."""
