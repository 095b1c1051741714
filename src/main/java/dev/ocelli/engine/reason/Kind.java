package dev.ocelli.engine.reason;

/** What a value looks like in print. */
enum Kind {
    DATE,
    TIME,
    MONEY,
    NUMBER,
    PERCENT,
    CURRENCY,
    ID,
    IBAN,
    BIC,
    TAX_ID,
    EMAIL,
    PHONE,
    URL,
    PARTY,
    PERSON,
    ADDRESS,
    ADDRESS_PART,
    PLACE,
    DURATION,
    SEX,
    BOOLEAN,
    CHOICE,
    ZONE,
    BARCODE,
    TEXT
}
