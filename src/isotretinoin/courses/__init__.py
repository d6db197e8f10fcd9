"""What is planned: doses without dates, a course on the calendar, published protocols."""
