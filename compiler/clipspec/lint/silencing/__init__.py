"""What is not told: comments, waivers and baselines that silence findings."""
