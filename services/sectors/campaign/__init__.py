"""A campaign (主题活动, 委员活动日): a name under which activities of some weeks are held."""
