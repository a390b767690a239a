"""The parts that templates are made of: the workbook being written, its lists, its checks, its instructions."""
