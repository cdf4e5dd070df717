"""A situation report (社情民意信息): received, issued, used at several levels, instructed on."""
