"""Which fixtures does every test have?"""

pytest_plugins = ["kernel.testing.plugin"]
