"""With what does one test an event-sourced service?"""
