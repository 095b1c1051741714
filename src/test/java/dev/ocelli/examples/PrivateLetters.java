package dev.ocelli.examples;

import java.util.List;

/** Documents full of things that are nobody's business; all made up, with the list of what they hold. */
public final class PrivateLetters {
    /** Valid by its check digits; of no bank. */
    public static final String IBAN = "DE68 2105 0170 0012 3456 78";

    public static final String CARD = "4000 0012 3456 7899";
    public static final String PHONE = "+49 221 555 01 47";
    public static final String EMAIL = "maya.lindqvist@harbour.example";
    public static final String NAME = "Maya Lindqvist";
    public static final String SECURITY_NUMBER = "219-09-9991";
    public static final String STREET = "12 Elm Street";
    public static final String TOWN = "Toledo, OH 43604";
    public static final String BIRTH = "17 November 1991";
    public static final String AMOUNT = "EUR 12,480.55";

    private PrivateLetters() {}

    /** All secrets of {@link #letter}. */
    public static List<String> secrets() {
        return List.of(IBAN, CARD, PHONE, EMAIL, NAME, SECURITY_NUMBER, STREET, TOWN, BIRTH, AMOUNT);
    }

    /** Three pages: a letter with everything; a page with nothing; a page whose footer repeats the account. */
    public static Sheet letter() {
        var sheet = Sheet.a4();
        sheet.bold(50, 70, 18, "Harbour Savings Office");
        sheet.text(50, 120, 11, NAME).text(50, 135, 11, STREET).text(50, 150, 11, TOWN);
        sheet.text(50, 200, 11, "Dear Ms Lindqvist,");
        sheet.text(50, 230, 11, "we have booked " + AMOUNT + " to your account:");
        sheet.text(50, 255, 11, "IBAN: " + IBAN);
        sheet.text(50, 275, 11, "Card number: " + CARD);
        sheet.text(50, 305, 11, "Our records show your date of birth as " + BIRTH + ".");
        sheet.text(50, 325, 11, "Social security number: " + SECURITY_NUMBER);
        sheet.text(50, 355, 11, "Call us at " + PHONE + " or write to " + EMAIL + ".");
        sheet.text(50, 400, 11, "Sincerely,").text(50, 440, 11, "Tomas Veldkamp");
        sheet.nextPage();
        sheet.bold(50, 70, 16, "How we keep your savings");
        sheet.text(50, 100, 11, "Every account is looked at twice a year. Interest is paid in winter.");
        sheet.text(50, 116, 11, "Nothing on this page concerns a person.");
        sheet.nextPage();
        sheet.bold(50, 70, 16, "Transfers of the month");
        sheet.text(50, 100, 11, "The transfers are listed in your online postbox.");
        sheet.text(50, 790, 9, "Harbour Savings Office   " + IBAN.replace(" ", "") + "   page 3");
        return sheet;
    }
}
