"""What every page needs of HTTP: the four decorators, forms, error pages, paging, tags. No page of its own."""
