package dev.ocelli.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The contents of the files in {@code examples/}: made-up people, firms and numbers. Run {@link #main} to write them. */
public final class ExampleDocuments {
    private ExampleDocuments() {}

    /** Writes all files but the film into the folder {@code args[0]}; {@link ExampleFilm} writes that. */
    public static void main(String[] args) throws IOException {
        var folder = Files.createDirectories(Path.of(args[0]));
        try (var receipt = receipt();
                var invoice = invoice();
                var passport = passport();
                var report = report();
                var order = workOrder()) {
            Files.write(folder.resolve("receipt.jpg"), Scan.jpeg(Scan.of(receipt.picture(0, 170), 0.6, 1)));
            Files.write(folder.resolve("work-order.jpg"), Scan.jpeg(Scan.of(order.picture(0, 130), -0.5, 4)));
            Files.write(folder.resolve("invoice.pdf"), invoice.pdf());
            var scan = List.of(Scan.of(invoice.picture(0, 150), -0.4, 2), Scan.of(invoice.picture(1, 150), 0.3, 3));
            Files.write(folder.resolve("invoice-scan.pdf"), Scan.pdf(scan, 150));
            Files.write(folder.resolve("passport.png"), Scan.png(passport.picture(0, 170)));
            Files.write(folder.resolve("report.pdf"), report.pdf());
        }
    }

    /** A till receipt of a made-up shop: total 41.35, two tax lines, paid by card. */
    public static Sheet receipt() {
        var sheet = new Sheet(300, 540);
        sheet.boldCentred(48, 19, "GREEN LANTERN GROCERY");
        sheet.centred(68, 11, "27 Harbour Street");
        sheet.centred(82, 11, "Portland, ME 04101");
        sheet.centred(96, 11, "Tel: (207) 555-0148");
        sheet.rule(20, 110, 280, 110);
        sheet.text(20, 128, 11, "Receipt No: R-20458").textRight(280, 128, 11, "Register: 3");
        sheet.text(20, 143, 11, "Date: 2026-03-14").textRight(280, 143, 11, "18:42");
        sheet.text(20, 158, 11, "Cashier: Dana");
        sheet.rule(20, 168, 280, 168);
        double y = 188;
        for (String[] item : receiptItems()) {
            sheet.text(20, y, 12, item[0]).textRight(280, y, 12, item[2]);
            sheet.text(34, y + 14, 10.5, item[1]);
            y += 34;
        }
        sheet.rule(20, y - 8, 280, y - 8);
        sheet.text(20, y + 10, 12, "Subtotal").textRight(280, y + 10, 12, "39.20");
        sheet.text(20, y + 28, 12, "Sales Tax 5.5%").textRight(280, y + 28, 12, "2.15");
        sheet.bold(20, y + 52, 16, "TOTAL").boldRight(280, y + 52, 16, "$41.35");
        sheet.text(20, y + 76, 12, "VISA **** 4821").textRight(280, y + 76, 12, "41.35");
        sheet.text(20, y + 92, 12, "Change").textRight(280, y + 92, 12, "0.00");
        sheet.centred(y + 126, 11, "Thank you for shopping with us!");
        sheet.centred(y + 142, 10, "Returns within 30 days with this receipt");
        return sheet;
    }

    /** A form on paper, filled in: a made-up repair of a lift, with boxes around what was written. */
    public static Sheet workOrder() {
        var sheet = new Sheet(420, 560);
        sheet.bold(30, 40, 18, "WORK ORDER").textRight(390, 40, 10, "Form 12-B");
        sheet.text(30, 56, 10, "Hillside Property Services, 9 Mill Lane, Albany, NY 12207");
        String[][] cells = {
            {"Work order number", "WO-7731", "Order date", "2026-05-06"},
            {"Requested by", "Karen Doyle", "Phone", "(518) 555-0162"},
            {"Building", "Block C", "Priority", "High"},
            {"Assigned to", "Luis Ortega", "Due date", "2026-05-09"}
        };
        double y = 76;
        for (String[] cell : cells) {
            box(sheet, 30, y, 180, 36, cell[0], cell[1]);
            box(sheet, 210, y, 180, 36, cell[2], cell[3]);
            y += 36;
        }
        box(sheet, 30, y, 360, 64, "Description of work", "Door does not close on the third floor.");
        sheet.text(36, y + 46, 12, "Replace door sensor and test safety brake.");
        y += 78;
        sheet.bold(30, y + 12, 10, "Item").boldRight(250, y + 12, 10, "Quantity");
        sheet.boldRight(320, y + 12, 10, "Unit price").boldRight(390, y + 12, 10, "Amount");
        y += 18;
        for (String[] item : workOrderItems()) {
            sheet.rule(30, y, 390, y).text(36, y + 15, 11, item[0]).textRight(250, y + 15, 11, item[1]);
            sheet.textRight(320, y + 15, 11, item[2]).textRight(386, y + 15, 11, item[3]);
            y += 22;
        }
        sheet.rule(30, y, 390, y).bold(250, y + 18, 12, "Total cost").boldRight(386, y + 18, 12, "$431.50");
        sheet.rule(30, 520, 190, 520).text(30, 532, 9, "Signature").text(40, 514, 14, "K. Doyle");
        sheet.rule(230, 520, 390, 520).text(230, 532, 9, "Date").text(240, 514, 12, "2026-05-09");
        return sheet;
    }

    private static String[][] workOrderItems() {
        return new String[][] {
            {"Door sensor", "1", "186.50", "186.50"},
            {"Sensor cable 5 m", "2", "17.50", "35.00"},
            {"Labor, hours", "3", "70.00", "210.00"}
        };
    }

    private static void box(Sheet sheet, double x, double y, double wide, double high, String name, String value) {
        sheet.rule(x, y, x + wide, y).rule(x, y + high, x + wide, y + high);
        sheet.rule(x, y, x, y + high).rule(x + wide, y, x + wide, y + high);
        sheet.text(x + 6, y + 11, 8, name).text(x + 6, y + 28, 12, value);
    }

    /** Description, quantity line, amount. */
    static List<String[]> receiptItems() {
        return List.of(
                new String[] {"Organic Apples 2kg", "2 x 4.50", "9.00"},
                new String[] {"Sourdough Bread", "1 x 5.25", "5.25"},
                new String[] {"Olive Oil 750ml", "1 x 12.95", "12.95"},
                new String[] {"Free Range Eggs", "2 x 6.00", "12.00"});
    }

    /** A two-page invoice of a made-up workshop: net 2,480.00, tax 471.20, gross 2,951.20 EUR. */
    public static Sheet invoice() {
        var sheet = Sheet.a4();
        sheet.bold(50, 70, 20, "Northwind Bicycle Works GmbH");
        sheet.text(50, 88, 10, "Lindenallee 14, 50667 Köln, Germany");
        sheet.text(50, 102, 10, "VAT ID: DE123456788   info@northwind-bikes.example");
        sheet.boldRight(545, 70, 24, "INVOICE");
        sheet.text(50, 160, 9, "Bill to");
        sheet.bold(50, 176, 11, "Harbour City Couriers Ltd");
        sheet.text(50, 191, 11, "8 Quayside Road");
        sheet.text(50, 206, 11, "Bristol BS1 4RT");
        sheet.text(50, 221, 11, "United Kingdom");
        String[][] head = {
            {"Invoice number", "NW-2026-0417"},
            {"Invoice date", "17 April 2026"},
            {"Due date", "17 May 2026"},
            {"Customer no.", "C-10233"},
            {"Order", "PO-88121"}
        };
        double y = 160;
        for (String[] row : head) {
            sheet.text(350, y, 10, row[0]).textRight(545, y, 10, row[1]);
            y += 16;
        }
        sheet.rule(50, 262, 545, 262);
        sheet.bold(50, 276, 10, "Pos").bold(80, 276, 10, "Description").boldRight(360, 276, 10, "Qty");
        sheet.boldRight(450, 276, 10, "Unit price").boldRight(545, 276, 10, "Amount");
        sheet.rule(50, 282, 545, 282);
        y = 300;
        for (String[] item : invoiceItems().subList(0, 4)) {
            item(sheet, y, item);
            y += 22;
        }
        sheet.text(50, 790, 9, "Northwind Bicycle Works GmbH").textRight(545, 790, 9, "Page 1 of 2");
        sheet.nextPage();
        sheet.bold(50, 60, 10, "Pos").bold(80, 60, 10, "Description").boldRight(360, 60, 10, "Qty");
        sheet.boldRight(450, 60, 10, "Unit price").boldRight(545, 60, 10, "Amount");
        sheet.rule(50, 66, 545, 66);
        item(sheet, 84, invoiceItems().get(4));
        sheet.rule(330, 104, 545, 104);
        sheet.text(350, 122, 11, "Net amount").textRight(545, 122, 11, "2,480.00 EUR");
        sheet.text(350, 140, 11, "VAT 19%").textRight(545, 140, 11, "471.20 EUR");
        sheet.bold(350, 162, 12, "Total amount").boldRight(545, 162, 12, "2,951.20 EUR");
        sheet.text(50, 210, 10, "Please pay within 30 days to:");
        sheet.text(50, 226, 10, "IBAN: DE89 3704 0044 0532 0130 00   BIC: COBADEFFXXX");
        sheet.text(50, 242, 10, "Payment terms: net 30 days");
        sheet.text(50, 790, 9, "Northwind Bicycle Works GmbH").textRight(545, 790, 9, "Page 2 of 2");
        return sheet;
    }

    /** Position, description, quantity, unit price, amount. */
    static List<String[]> invoiceItems() {
        return List.of(
                new String[] {"1", "Cargo bicycle frame, reinforced", "2", "480.00", "960.00"},
                new String[] {"2", "Hydraulic disc brake set", "4", "145.00", "580.00"},
                new String[] {"3", "Puncture-proof tyre 26 inch", "8", "42.50", "340.00"},
                new String[] {"4", "Wheel truing and assembly", "5", "60.00", "300.00"},
                new String[] {"5", "Express delivery", "1", "300.00", "300.00"});
    }

    private static void item(Sheet sheet, double y, String[] item) {
        sheet.text(50, y, 10, item[0]).text(80, y, 10, item[1]).textRight(360, y, 10, item[2]);
        sheet.textRight(450, y, 10, item[3]).textRight(545, y, 10, item[4]);
    }

    /** The data page of a passport of a state that does not exist (ICAO 9303's own example code UTO). */
    public static Sheet passport() {
        var sheet = new Sheet(480, 340);
        sheet.bold(30, 36, 15, "UTOPIA").text(120, 36, 12, "PASSPORT");
        sheet.rule(30, 60, 150, 60)
                .rule(30, 210, 150, 210)
                .rule(30, 60, 30, 210)
                .rule(150, 60, 150, 210);
        String[][] fields = {
            {"Surname", "VANTERPOOL"},
            {"Given names", "MIRA JOSEPHINE"},
            {"Nationality", "UTOPIAN"},
            {"Date of birth", "09 FEB 1988"},
            {"Sex", "F"},
            {"Date of expiry", "30 JUN 2031"},
            {"Passport No.", "K7734219P"}
        };
        double y = 66;
        for (String[] field : fields) {
            sheet.text(170, y, 8, field[0]).bold(170, y + 12, 11, field[1]);
            y += 27;
        }
        String[] zone = mrz();
        sheet.text(24, 290, 15.4, zone[0]).text(24, 314, 15.4, zone[1]);
        return sheet;
    }

    /** The two rows of the zone, 44 characters each, with right check digits. */
    static String[] mrz() {
        String number = "K7734219P";
        String birth = "880209";
        String expiry = "310630";
        String personal = "<".repeat(14);
        String checked = number + check(number) + birth + check(birth) + expiry + check(expiry) + personal + "0";
        String second = number + check(number) + "UTO" + birth + check(birth) + "F" + expiry + check(expiry) + personal
                + "0" + check(checked);
        String first = "P<UTOVANTERPOOL<<MIRA<JOSEPHINE";
        return new String[] {first + "<".repeat(44 - first.length()), second};
    }

    private static int check(String part) {
        int[] weights = {7, 3, 1};
        int sum = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int value = c == '<' ? 0 : Character.digit(c, 36);
            sum += value * weights[i % 3];
        }
        return sum % 10;
    }

    /** One page with headings, a paragraph, a list and a ruled table. */
    public static Sheet report() {
        var sheet = Sheet.a4();
        sheet.bold(50, 80, 22, "Quarterly Water Quality Report");
        sheet.text(50, 100, 10, "Lakeside Monitoring Office, second quarter 2026");
        sheet.bold(50, 140, 14, "Summary");
        sheet.text(50, 160, 11, "All four stations met the limits for drinking water. Turbidity rose after");
        sheet.text(50, 175, 11, "the storms of early May and came back to normal within ten days.");
        sheet.bold(50, 210, 14, "Measurements");
        double[] columns = {50, 190, 300, 410, 545};
        String[][] rows = {
            {"Station", "pH", "Turbidity (NTU)", "Nitrate (mg/l)"},
            {"North pier", "7.4", "0.8", "11.2"},
            {"South pier", "7.6", "1.1", "12.9"},
            {"River mouth", "7.2", "2.4", "18.3"},
            {"Deep basin", "7.8", "0.3", "9.7"}
        };
        for (int r = 0; r <= rows.length; r++) {
            sheet.rule(50, 228 + 22 * r, 545, 228 + 22 * r);
        }
        for (double x : columns) {
            sheet.rule(x, 228, x, 228 + 22 * rows.length);
        }
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < 4; c++) {
                if (r == 0) {
                    sheet.bold(columns[c] + 6, 243, 10, rows[r][c]);
                } else {
                    sheet.text(columns[c] + 6, 243 + 22 * r, 10, rows[r][c]);
                }
            }
        }
        sheet.bold(50, 380, 14, "Next steps");
        sheet.text(60, 400, 11, "1. Repeat the nitrate test at the river mouth in July.");
        sheet.text(60, 416, 11, "2. Replace the turbidity probe at the south pier.");
        return sheet;
    }
}
