"""Every page for people: one room per entry of the menu. The rooms know `shared`, never each other."""
