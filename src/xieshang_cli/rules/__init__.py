"""What can be wrong with a record: one rule a file, named after the fault; `engine` finds and runs them."""
