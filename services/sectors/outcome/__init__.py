"""What came of a report or activity (成果转化): sent, instructed, adopted, recommended, grown."""
