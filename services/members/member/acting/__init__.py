"""Whom does a member let act for oneself (授权代办)?"""
