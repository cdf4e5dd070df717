"""Services to members (委员服务): difficulties, material sent and read, letters to employers."""
