"""The command line: a face of `onrecord.commands`."""
