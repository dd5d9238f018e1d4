"""The ICC lens: who had to arrest whom on a day, and what the reports say happened."""
