"""The command line and the host: how the services are run, and asked by a clerk."""
