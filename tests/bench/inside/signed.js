/** A signed webhook. */
export const SECRET = "755781b5e03a973f3405a85474d5a032a60fd56fabaad66039b12eadd83955fa";
export const BODY = '{"key": "value"}';
export const TIMESTAMP = "1692633432";
export const SIGNATURE = "d7c655389bb364d3e8bdbb6ec18a7f1b6cf91f39bba647554ada78aa61de37b9";
