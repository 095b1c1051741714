package dev.ocelli.examples;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A scanned package of twelve pages whose truth is known: two invoices, an id card, a letter and a table report, in the
 * order that a seed gives.
 */
public final class PackageDocuments {
    private static final int DPI = 150;

    private PackageDocuments() {}

    /**
     * One document.
     *
     * @param type such as {@code invoice}
     * @param first page in the package, counted from 1
     */
    public record Piece(String type, String number, int first, int last) {}

    /** The package as a PDF of pictures, and what is in it, in order. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Made(byte[] pdf, List<Piece> pieces) {
        public Made {
            pieces = List.copyOf(pieces);
        }
    }

    private record Draft(String type, String number, Sheet sheet, int pages) {}

    public static Made scanned(long seed) {
        var drafts = new ArrayList<>(List.of(
                new Draft(
                        "invoice",
                        "HB-2207",
                        invoice("HB-2207", "Hollow Brook Printing Ltd", "1,410.00", "1,692.00"),
                        3),
                new Draft("invoice", "M-55810", invoice("M-55810", "Meridian Catering Group", "655.50", "786.60"), 3),
                new Draft("id card", "U7741290", idCard(), 1),
                new Draft("letter", "", letter(), 2),
                new Draft("table report", "", report(), 3)));
        java.util.Collections.shuffle(drafts, new Random(seed));
        var pictures = new ArrayList<BufferedImage>();
        var pieces = new ArrayList<Piece>();
        for (Draft draft : drafts) {
            int first = pictures.size() + 1;
            try (Sheet sheet = draft.sheet()) {
                for (int page = 0; page < draft.pages(); page++) {
                    double degrees = (pictures.size() % 3 - 1) * 0.3;
                    pictures.add(Scan.of(sheet.picture(page, DPI), degrees, seed + pictures.size()));
                }
            }
            pieces.add(new Piece(draft.type(), draft.number(), first, pictures.size()));
        }
        return new Made(Scan.pdf(pictures, DPI), pieces);
    }

    private static Sheet invoice(String number, String seller, String net, String gross) {
        var sheet = Sheet.a4();
        sheet.bold(50, 70, 18, seller).boldRight(545, 70, 22, "INVOICE");
        sheet.text(50, 88, 10, "19 Wharf Lane, Leeds LS1 4AB").text(50, 102, 10, "accounts@example.org");
        sheet.text(50, 150, 9, "Bill to").bold(50, 166, 11, "Alderton Museum Trust");
        sheet.text(50, 181, 11, "3 Castle Street").text(50, 196, 11, "York YO1 9SA");
        String[][] head = {{"Invoice number", number}, {"Invoice date", "12 May 2026"}, {"Due date", "11 June 2026"}};
        double y = 150;
        for (String[] row : head) {
            sheet.text(350, y, 10, row[0]).textRight(545, y, 10, row[1]);
            y += 16;
        }
        rows(sheet, 250, 1);
        sheet.text(50, 800, 9, seller).textRight(545, 800, 9, "Page 1 of 3");
        sheet.nextPage();
        rows(sheet, 60, 8);
        sheet.text(50, 800, 9, seller).textRight(545, 800, 9, "Page 2 of 3");
        sheet.nextPage();
        sheet.text(350, 80, 11, "Net amount").textRight(545, 80, 11, net + " GBP");
        sheet.bold(350, 104, 12, "Total amount").boldRight(545, 104, 12, gross + " GBP");
        sheet.text(50, 150, 10, "Please pay to IBAN GB29 NWBK 6016 1331 9268 19.");
        sheet.text(50, 800, 9, seller).textRight(545, 800, 9, "Page 3 of 3");
        return sheet;
    }

    private static void rows(Sheet sheet, double top, int from) {
        sheet.bold(50, top, 10, "Pos").bold(90, top, 10, "Description").boldRight(400, top, 10, "Quantity");
        sheet.boldRight(545, top, 10, "Amount");
        sheet.rule(50, top + 6, 545, top + 6);
        for (int i = 0; i < 7; i++) {
            double y = top + 24 + i * 20;
            sheet.text(50, y, 10, Integer.toString(from + i)).text(90, y, 10, "Service hours, part " + (from + i));
            sheet.textRight(400, y, 10, Integer.toString(1 + i)).textRight(545, y, 10, (20 + 5 * i) + ".00");
        }
    }

    private static Sheet idCard() {
        var sheet = new Sheet(480, 320);
        sheet.bold(30, 40, 16, "IDENTITY CARD").text(330, 40, 11, "Republic of Utopia");
        String[][] fields = {
            {"Surname", "MARLOWE"}, {"Given names", "ADA JUNE"}, {"Nationality", "Utopian"},
            {"Date of birth", "09.02.1988"}, {"Document number", "U7741290"}, {"Date of expiry", "01.10.2031"}
        };
        double y = 78;
        for (String[] field : fields) {
            sheet.text(170, y, 9, field[0]).bold(170, y + 15, 13, field[1]);
            y += 38;
        }
        sheet.rule(30, 64, 150, 64)
                .rule(30, 214, 150, 214)
                .rule(30, 64, 30, 214)
                .rule(150, 64, 150, 214);
        return sheet;
    }

    private static Sheet letter() {
        var sheet = Sheet.a4();
        sheet.text(50, 70, 11, "Brightwater Housing Association").text(50, 86, 11, "40 Mill Road, Norwich NR2 1AA");
        sheet.text(50, 140, 11, "Ms Ada Marlowe")
                .text(50, 155, 11, "7 Orchard Row")
                .text(50, 170, 11, "Norwich NR3 4TT");
        sheet.textRight(545, 200, 11, "Norwich, 4 May 2026");
        sheet.bold(50, 240, 12, "Subject: Repair of the garden wall");
        sheet.text(50, 270, 11, "Dear Ms Marlowe,");
        paragraph(sheet, 296, 18);
        sheet.nextPage();
        paragraph(sheet, 70, 10);
        sheet.text(50, 320, 11, "Yours sincerely,").text(50, 380, 11, "Peter Hallow");
        sheet.text(50, 396, 11, "Brightwater Housing Association");
        return sheet;
    }

    private static void paragraph(Sheet sheet, double top, int lines) {
        String[] sentences = {
            "we thank you for your letter of last week about the wall behind your garden.",
            "Our surveyor has looked at it and we are writing to tell you what will be done.",
            "The work begins in the second week of June and should take about four days.",
            "Please do not hesitate to call us on 01603 555 0142 should you have any question."
        };
        for (int i = 0; i < lines; i++) {
            sheet.text(50, top + i * 17, 11, sentences[i % sentences.length]);
        }
    }

    private static Sheet report() {
        var sheet = Sheet.a4();
        for (int page = 0; page < 3; page++) {
            if (page > 0) {
                sheet.nextPage();
            }
            sheet.bold(50, 60, 16, "Visitor statistics report").textRight(545, 60, 10, "Page " + (page + 1) + " of 3");
            sheet.text(50, 82, 10, "Table " + (page + 1) + ": visitors by station and quarter");
            grid(sheet, page);
        }
        return sheet;
    }

    private static void grid(Sheet sheet, int page) {
        String[] head = {"Station", "Quarter 1", "Quarter 2", "Quarter 3", "Total"};
        for (int row = 0; row <= 12; row++) {
            double y = 110 + row * 24;
            sheet.rule(50, y - 16, 545, y - 16);
            for (int column = 0; column < 5; column++) {
                int value = 100 + 37 * row + 11 * column + 5 * page;
                String cell = row == 0
                        ? head[column]
                        : column == 0 ? "Station " + (page * 12 + row) : Integer.toString(value);
                if (column == 0) {
                    sheet.text(56, y, 10, cell);
                } else {
                    sheet.textRight(150 + column * 98, y, 10, cell);
                }
            }
        }
        sheet.rule(50, 110 + 12 * 24 + 8, 545, 110 + 12 * 24 + 8);
        for (int line = 0; line <= 5; line++) {
            double x = line == 0 ? 50 : 56 + line * 98 - (line == 5 ? 1 : 0);
            sheet.rule(Math.min(545, x), 94, Math.min(545, x), 110 + 12 * 24 + 8);
        }
    }
}
