"""The stages of ``gpu_campaign.py``, one file each, and what runs them."""
