"""PAPI plan metrics: read trackers and scores, work out completion and change. Never imports Streamlit."""
