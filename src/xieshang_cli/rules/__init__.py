"""What can be wrong in a record: one rule a file, named after the fault. `engine` finds them, `checking` runs them."""
