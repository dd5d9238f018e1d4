"""Training of the reading model: sets, tasks, network, export. Never imported at run time."""
