"""All components on one page, live: what is not shown here is not used."""
