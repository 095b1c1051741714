package dev.ocelli.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The inputs of the examples in {@code skills/}: made-up people, firms and numbers. Run {@link #main} to write them. */
public final class StarterSkillInputs {
    private StarterSkillInputs() {}

    /** Writes {@code <name>/examples/made-up/input.pdf} into the folder {@code args[0]}. */
    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        write(folder, "invoice", invoice());
        write(folder, "receipt", receipt());
        write(folder, "id-card", idCard());
        write(folder, "resume", resume());
        write(folder, "bank-statement", bankStatement());
        write(folder, "purchase-order", purchaseOrder());
        write(folder, "meeting-notes", meetingNotes());
        write(folder, "package-triage", parcelLabel());
        write(folder, "document-package", documentPackage());
    }

    private static void write(Path folder, String skill, Sheet sheet) throws IOException {
        try (sheet) {
            var target = Files.createDirectories(folder.resolve(skill).resolve("examples/made-up"));
            Files.write(target.resolve("input.pdf"), sheet.pdf());
        }
    }

    static Sheet invoice() {
        var sheet = Sheet.a4();
        sheet.bold(50, 70, 18, "Kessler Lighting Inc.").boldRight(545, 70, 22, "INVOICE");
        sheet.text(50, 88, 10, "400 Foundry Lane, Dayton, OH 45402");
        sheet.text(50, 150, 9, "Bill to").bold(50, 166, 11, "Riverside Clinic");
        sheet.text(50, 181, 10, "12 Elm Street, Toledo, OH 43604");
        labels(sheet, 350, 545, 150, new String[][] {
            {"Invoice number", "KL-30992"},
            {"Invoice date", "2026-02-03"},
            {"Due date", "2026-03-05"},
            {"Purchase order", "PO-5517"}
        });
        table(sheet, 250, new String[] {"Description", "Quantity", "Unit price", "Amount"}, new String[][] {
            {"Examination lamp", "2", "275.00", "550.00"},
            {"Height-adjustable stool", "4", "150.00", "600.00"}
        });
        labels(sheet, 380, 545, 330, new String[][] {{"Subtotal", "USD 1,150.00"}, {"Tax", "USD 92.00"}});
        sheet.bold(380, 370, 11, "Total amount").boldRight(545, 370, 11, "USD 1,242.00");
        return sheet;
    }

    static Sheet receipt() {
        var sheet = new Sheet(280, 360);
        sheet.boldCentred(40, 17, "OLD MILL HARDWARE");
        sheet.centred(58, 10, "3 Mill Road, Ashford");
        labels(sheet, 20, 260, 90, new String[][] {{"Receipt No", "7741"}, {"Date", "2026-01-22"}});
        String[][] items = {{"Wood screws 4x40", "6.50"}, {"Sanding block", "9.00"}, {"Linseed oil 0.5l", "13.00"}};
        sheet.rule(20, 128, 260, 128);
        labels(sheet, 20, 260, 146, items);
        sheet.rule(20, 192, 260, 192);
        labels(sheet, 20, 260, 210, new String[][] {{"Subtotal", "28.50"}, {"Sales Tax 8%", "2.28"}});
        sheet.bold(20, 252, 14, "TOTAL").boldRight(260, 252, 14, "$30.78");
        sheet.centred(300, 10, "Thank you!");
        return sheet;
    }

    static Sheet idCard() {
        var sheet = new Sheet(400, 250);
        sheet.bold(20, 32, 13, "REPUBLIC OF UTOPIA").boldRight(380, 32, 11, "IDENTITY CARD");
        String[][] fields = {
            {"Surname", "OKONJO"},
            {"Given names", "DANIEL"},
            {"Nationality", "UTOPIAN"},
            {"Date of birth", "17 NOV 1991"},
            {"Sex", "M"},
            {"Document number", "U4418827"},
            {"Date of issue", "02 MAY 2024"},
            {"Date of expiry", "01 MAY 2034"}
        };
        double y = 56;
        for (int i = 0; i < fields.length; i++) {
            double x = i % 2 == 0 ? 130 : 265;
            sheet.text(x, y, 7, fields[i][0]).bold(x, y + 12, 10, fields[i][1]);
            y += i % 2 == 0 ? 0 : 40;
        }
        return sheet;
    }

    static Sheet resume() {
        var sheet = Sheet.a4();
        sheet.bold(50, 70, 22, "Ingrid Halvorsen");
        sheet.text(50, 92, 10, "Email: ingrid.halvorsen@example.com");
        sheet.text(50, 107, 10, "Phone: +47 555 01 882").text(300, 107, 10, "Location: Bergen");
        sheet.bold(50, 145, 14, "Experience");
        table(sheet, 165, new String[] {"Title", "Company", "Period"}, new String[][] {
            {"Senior Surveyor", "Fjord Mapping AS", "2021 - today"},
            {"Surveyor", "Nordic Land Office", "2016 - 2021"}
        });
        sheet.bold(50, 260, 14, "Education");
        table(sheet, 280, new String[] {"Degree", "Institution", "Year"}, new String[][] {
            {"MSc Geomatics", "Coastal University", "2016"}
        });
        sheet.bold(50, 350, 14, "Skills");
        sheet.text(50, 370, 10, "Photogrammetry, GNSS, Python, cadastral law");
        return sheet;
    }

    static Sheet bankStatement() {
        var sheet = Sheet.a4();
        sheet.bold(50, 70, 18, "Harbour Savings Bank").textRight(545, 70, 11, "Account statement");
        besides(sheet, 50, 110, new String[][] {
            {"Account holder", "Maya Lindqvist"},
            {"Account number", "4402-118-773"},
            {"Period start", "2026-04-01"},
            {"Period end", "2026-04-30"},
            {"Opening balance", "1,820.50"},
            {"Closing balance", "2,713.35"}
        });
        table(sheet, 240, new String[] {"Date", "Description", "Amount", "Balance"}, new String[][] {
            {"2026-04-02", "Rent April", "-940.00", "880.50"},
            {"2026-04-15", "Salary Tidewater Labs", "2,150.00", "3,030.50"},
            {"2026-04-21", "Grocer Plum & Pear", "-317.15", "2,713.35"}
        });
        return sheet;
    }

    static Sheet purchaseOrder() {
        var sheet = Sheet.a4();
        sheet.bold(50, 70, 18, "Brightwell Studios").boldRight(545, 70, 18, "PURCHASE ORDER");
        sheet.text(50, 130, 9, "Supplier").bold(50, 146, 11, "Cedar & Stone Furnishings");
        sheet.text(50, 161, 10, "77 Timber Way, Salem, OR 97301");
        labels(sheet, 350, 545, 130, new String[][] {
            {"PO number", "PO-77120"}, {"Order date", "2026-06-09"}, {"Delivery date", "2026-07-01"}
        });
        table(sheet, 230, new String[] {"Description", "Quantity", "Unit price", "Amount"}, new String[][] {
            {"Oak desk 160 cm", "4", "620.00", "2,480.00"},
            {"Desk lamp", "10", "86.00", "860.00"}
        });
        sheet.bold(380, 320, 11, "Total").boldRight(545, 320, 11, "3,340.00");
        return sheet;
    }

    static Sheet meetingNotes() {
        var sheet = Sheet.a4();
        sheet.bold(50, 70, 18, "Prototype review");
        besides(sheet, 50, 105, new String[][] {
            {"Date:", "2026-03-11"}, {"Location:", "Room Birch"}, {"Chair:", "Priya Raman"}
        });
        sheet.text(50, 165, 10, "Attendees: Priya Raman, Tomas Veld, Lena Fox");
        sheet.bold(50, 200, 13, "Decisions");
        sheet.text(50, 220, 10, "The second board layout goes to production.");
        sheet.bold(50, 255, 13, "Action items");
        table(sheet, 275, new String[] {"Task", "Owner", "Due date"}, new String[][] {
            {"Order sample boards", "Tomas Veld", "2026-03-20"},
            {"Update the cost sheet", "Lena Fox", "2026-03-25"}
        });
        return sheet;
    }

    static Sheet parcelLabel() {
        var sheet = new Sheet(300, 400);
        sheet.bold(20, 36, 18, "Meteor Parcel").textRight(280, 36, 10, "Label 1 of 1");
        sheet.rule(20, 48, 280, 48);
        sheet.text(20, 66, 8, "From").text(20, 80, 10, "Amber Books").text(20, 94, 9, "5 Press Court, Leeds LS1 4AB");
        sheet.text(20, 124, 8, "To").bold(20, 140, 13, "Noor Haddad");
        sheet.text(20, 156, 11, "91 Canal Side").text(20, 171, 11, "Utrecht 3511 NL");
        sheet.rule(20, 190, 280, 190);
        besides(sheet, 20, 210, new String[][] {
            {"Service:", "Express"},
            {"Ship date:", "2026-05-12"},
            {"Weight:", "3.4 kg"},
            {"Tracking number:", "TR 4471 0092 8836"}
        });
        return sheet;
    }

    /** A morning's mail scanned in one go: an invoice of two pages, an identity card, a letter. */
    static Sheet documentPackage() {
        var sheet = Sheet.a4();
        sheet.bold(50, 70, 18, "Pinecrest Office Supply Ltd").boldRight(545, 70, 22, "INVOICE");
        sheet.text(50, 88, 10, "19 Station Parade, Harrogate HG1 5QX");
        sheet.text(50, 150, 9, "Bill to").bold(50, 166, 11, "Saltmarsh Veterinary Practice");
        sheet.text(50, 181, 10, "2 Drove Lane, Wells NR23 1AB");
        labels(sheet, 350, 545, 150, new String[][] {
            {"Invoice number", "PC-4471"}, {"Invoice date", "2026-05-04"}, {"Due date", "2026-06-03"}
        });
        table(sheet, 250, new String[] {"Description", "Quantity", "Unit price", "Amount"}, new String[][] {
            {"Filing cabinet", "2", "189.00", "378.00"},
            {"Label printer", "1", "142.00", "142.00"},
            {"Paper, box of five", "6", "20.00", "120.00"}
        });
        sheet.text(50, 790, 9, "Pinecrest Office Supply Ltd").textRight(545, 790, 9, "Page 1 of 2");
        sheet.nextPage();
        sheet.text(50, 70, 10, "Invoice number PC-4471, continued");
        labels(sheet, 350, 545, 110, new String[][] {{"Subtotal", "GBP 640.00"}, {"VAT 20%", "GBP 128.00"}});
        sheet.bold(350, 156, 11, "Total amount").boldRight(545, 156, 11, "GBP 768.00");
        sheet.text(50, 790, 9, "Pinecrest Office Supply Ltd").textRight(545, 790, 9, "Page 2 of 2");
        sheet.nextPage();
        identityCard(sheet);
        sheet.nextPage();
        letter(sheet);
        return sheet;
    }

    private static void identityCard(Sheet sheet) {
        sheet.bold(50, 70, 15, "REPUBLIC OF UTOPIA").boldRight(545, 70, 13, "IDENTITY CARD");
        String[][] fields = {
            {"Surname", "BERGSTROM"},
            {"Given names", "LINNEA"},
            {"Nationality", "UTOPIAN"},
            {"Date of birth", "23 MAR 1985"},
            {"Document number", "U7120046"},
            {"Date of expiry", "14 JAN 2033"}
        };
        double y = 110;
        for (String[] field : fields) {
            sheet.text(200, y, 9, field[0]).bold(200, y + 15, 12, field[1]);
            y += 42;
        }
    }

    private static void letter(Sheet sheet) {
        sheet.bold(50, 70, 12, "Saltmarsh Veterinary Practice");
        sheet.text(50, 86, 10, "2 Drove Lane, Wells NR23 1AB");
        sheet.text(50, 130, 11, "Harbour Savings Bank").text(50, 146, 11, "1 Quay Street, Wells NR23 1AH");
        besides(sheet, 50, 190, new String[][] {{"Date:", "2026-05-06"}, {"Our reference:", "SV/118"}});
        sheet.bold(50, 250, 12, "Subject: New signatory for our account");
        String[] lines = {
            "Dear Sir or Madam,",
            "from the first of June our practice manager may sign for the account above.",
            "A copy of the identity card is enclosed. Please send the new forms to our address.",
            "Yours faithfully,",
            "Oskar Lindqvist"
        };
        double y = 285;
        for (String line : lines) {
            sheet.text(50, y, 11, line);
            y += 24;
        }
    }

    private static void labels(Sheet sheet, double left, double right, double top, String[][] rows) {
        double y = top;
        for (String[] row : rows) {
            sheet.text(left, y, 10, row[0]).textRight(right, y, 10, row[1]);
            y += 17;
        }
    }

    /** Labels and, in a column beside them, their values. */
    private static void besides(Sheet sheet, double left, double top, String[][] rows) {
        double y = top;
        for (String[] row : rows) {
            sheet.text(left, y, 10, row[0]).text(left + 105, y, 10, row[1]);
            y += 17;
        }
    }

    private static void table(Sheet sheet, double top, String[] head, String[][] rows) {
        double width = 495.0 / head.length;
        for (int i = 0; i <= rows.length + 1; i++) {
            sheet.rule(50, top + 20 * i, 545, top + 20 * i);
        }
        for (int c = 0; c < head.length; c++) {
            sheet.bold(54 + c * width, top + 14, 10, head[c]);
            for (int r = 0; r < rows.length; r++) {
                sheet.text(54 + c * width, top + 34 + 20 * r, 10, rows[r][c]);
            }
        }
    }
}
