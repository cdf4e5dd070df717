"""Whom does an area group keep contact with that is no member (联络对象)?"""
