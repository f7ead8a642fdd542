"""What of the site is made from the code and from committed data, each time that it is built."""
