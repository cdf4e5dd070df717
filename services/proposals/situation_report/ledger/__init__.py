"""How does a ledger of situation reports (社情民意台账) become commands, and one again?"""
