"""The calendar (活动日历): what is planned or held, as days and as feeds for other calendars."""
