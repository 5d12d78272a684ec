"""What numbers and names must be like. Pure."""

CVR_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)


def is_cvr(digits: str) -> bool:
    """Whether `digits` is a number of the Danish business register: eight digits whose weighted sum 11 divides."""
    if len(digits) != len(CVR_WEIGHTS) or not (digits.isascii() and digits.isdecimal()) or digits[0] == "0":
        return False
    return sum(weight * int(digit) for weight, digit in zip(CVR_WEIGHTS, digits, strict=True)) % 11 == 0
