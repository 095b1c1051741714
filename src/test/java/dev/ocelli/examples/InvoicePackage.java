package dev.ocelli.examples;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Three invoices of made-up firms to one customer in one file of five pages, as an office scans them in one go. */
public final class InvoicePackage {
    private InvoicePackage() {}

    /** One invoice as it is printed. */
    public record Bill(
            String firm,
            String place,
            String number,
            String date,
            String due,
            String total,
            String iban,
            int firstPage,
            int pages) {}

    public static final List<Bill> BILLS = List.of(
            new Bill(
                    "Alder & Finch Stationery GmbH",
                    "Rosenweg 3, 80331 München",
                    "AF-20931",
                    "3 February 2026",
                    "5 March 2026",
                    "1,249.50 EUR",
                    "DE89 3704 0044 0532 0130 00",
                    1,
                    2),
            new Bill(
                    "Brookside Catering Ltd",
                    "12 Mill Lane, Leeds LS1 4DY",
                    "BC/7715",
                    "11 February 2026",
                    "25 February 2026",
                    "486.00 GBP",
                    "GB29 NWBK 6016 1331 9268 19",
                    3,
                    1),
            new Bill(
                    "Cordoba Cleaning Services SL",
                    "Calle Mayor 41, 28013 Madrid",
                    "2026-0088",
                    "27 February 2026",
                    "29 March 2026",
                    "3,025.00 EUR",
                    "ES91 2100 0418 4502 0005 1332",
                    4,
                    2));

    /** The package; the caller closes it. */
    public static Sheet sheet() {
        Sheet sheet = Sheet.a4();
        for (Bill bill : BILLS) {
            if (bill.firstPage() > 1) {
                sheet.nextPage();
            }
            head(sheet, bill);
            if (bill.pages() == 2) {
                sheet.text(50, 790, 9, bill.firm()).textRight(545, 790, 9, "Page 1 of 2");
                sheet.nextPage();
                sheet.text(50, 60, 10, "Invoice number " + bill.number() + ", continued");
                foot(sheet, bill, 90);
                sheet.text(50, 790, 9, bill.firm()).textRight(545, 790, 9, "Page 2 of 2");
            } else {
                foot(sheet, bill, 420);
            }
        }
        return sheet;
    }

    private static void head(Sheet sheet, Bill bill) {
        sheet.picture(50, 40, 60, 60, logo(bill.firm().hashCode()));
        sheet.bold(130, 64, 16, bill.firm());
        sheet.text(130, 82, 10, bill.place());
        sheet.boldRight(545, 64, 22, "INVOICE");
        sheet.text(50, 150, 9, "Bill to");
        sheet.bold(50, 166, 11, "Meadowlark Press Ltd");
        sheet.text(50, 181, 11, "77 Orchard Street");
        sheet.text(50, 196, 11, "Oxford OX1 2JD");
        sheet.text(330, 150, 10, "Invoice number").textRight(545, 150, 10, bill.number());
        sheet.text(330, 166, 10, "Invoice date").textRight(545, 166, 10, bill.date());
        sheet.text(330, 182, 10, "Due date").textRight(545, 182, 10, bill.due());
        sheet.rule(50, 240, 545, 240);
        sheet.bold(50, 254, 10, "Description").boldRight(360, 254, 10, "Qty").boldRight(545, 254, 10, "Amount");
        sheet.rule(50, 260, 545, 260);
        sheet.text(50, 278, 10, "Services as agreed")
                .textRight(360, 278, 10, "1")
                .textRight(545, 278, 10, "see total");
    }

    private static void foot(Sheet sheet, Bill bill, double y) {
        sheet.rule(330, y, 545, y);
        sheet.bold(350, y + 20, 12, "Total amount").boldRight(545, y + 20, 12, bill.total());
        sheet.text(50, y + 60, 10, "Please pay to:");
        sheet.text(50, y + 76, 10, "IBAN: " + bill.iban());
    }

    /** A coloured badge; another for each firm. */
    private static BufferedImage logo(int seed) {
        var picture = new BufferedImage(180, 180, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 180, 180);
        Color colour = Color.getHSBColor((seed & 0xff) / 255f, 0.8f, 0.7f);
        graphics.setPaint(
                new GradientPaint(0, 0, colour, 180, 180, colour.darker().darker()));
        graphics.fillOval(10, 10, 160, 160);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(60, 60, 60, 60);
        graphics.dispose();
        return picture;
    }
}
