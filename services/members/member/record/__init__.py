"""What did a member do: proposals, situation reports, activities, as other services told it?"""
