"""Who lives in Yunling (云岭市), a city that does not exist, and what did its committees do?"""
