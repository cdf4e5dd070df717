"""Who is linked to a body (联系领导, 联系专委会, 对口部门), and what came of it?"""
