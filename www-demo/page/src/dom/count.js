const COUNT = new Intl.NumberFormat("en");

/** A number with separators: `1,234`. @param {number} number */
export const count = (number) => COUNT.format(number);
