package dev.ocelli.examples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;

/** Several made-up documents one behind the other in one file, with the truth about where each begins. */
public final class Packages {
    private static final int DPI = 120;

    private Packages() {}

    /** A document of a package: its kind and how many pages it has. */
    public record Item(String kind, int pages) {}

    /** A file and what is in it, in order. */
    public static final class Bundle {
        private final List<Item> items;
        private final byte[] content;

        Bundle(List<Item> items, byte[] content) {
            this.items = List.copyOf(items);
            this.content = content;
        }

        public List<Item> items() {
            return items;
        }

        public byte[] content() {
            return content.clone();
        }

        /** Pages on which documents begin, counted from 0. */
        public List<Integer> starts() {
            var starts = new ArrayList<Integer>();
            int at = 0;
            for (Item item : items) {
                starts.add(at);
                at += item.pages();
            }
            return starts;
        }
    }

    private record Template(String kind, Supplier<Sheet> sheet) {}

    private static List<Template> templates() {
        return List.of(
                new Template("invoice", ExampleDocuments::invoice),
                new Template("receipt", ExampleDocuments::receipt),
                new Template("passport", ExampleDocuments::passport),
                new Template("table_report", ExampleDocuments::report),
                new Template("invoice", StarterSkillInputs::invoice),
                new Template("id_card", StarterSkillInputs::idCard),
                new Template("resume", StarterSkillInputs::resume),
                new Template("bank_statement", StarterSkillInputs::bankStatement),
                new Template("purchase_order", StarterSkillInputs::purchaseOrder),
                new Template("meeting_notes", StarterSkillInputs::meetingNotes),
                new Template("contract", Packages::lease),
                new Template("letter", Packages::claimLetter),
                new Template("delivery_note", Packages::deliveryNote));
    }

    /** Chosen and ordered by the seed; as a born-digital file or a scan. */
    public static Bundle of(int documents, long seed, boolean scanned) {
        var random = new Random(seed);
        var chosen = new ArrayList<>(templates());
        Collections.shuffle(chosen, random);
        var items = new ArrayList<Item>();
        var files = new ArrayList<byte[]>();
        var pictures = new ArrayList<BufferedImage>();
        for (Template template : chosen.subList(0, documents)) {
            try (var sheet = template.sheet().get()) {
                byte[] pdf = sheet.pdf();
                int pages = pages(pdf);
                items.add(new Item(template.kind(), pages));
                files.add(pdf);
                for (int i = 0; scanned && i < pages; i++) {
                    pictures.add(Scan.of(sheet.picture(i, DPI), random.nextDouble() - 0.5, random.nextLong()));
                }
            }
        }
        return new Bundle(items, scanned ? Scan.pdf(pictures, DPI) : merged(files));
    }

    private static int pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] merged(List<byte[]> files) {
        try (var out = new ByteArrayOutputStream()) {
            var merger = new PDFMergerUtility();
            files.forEach(file -> merger.addSource(new RandomAccessReadBuffer(file)));
            merger.setDestinationStream(out);
            merger.mergeDocuments(null);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Three pages of a lease whose foot counts "1", "2", "3". */
    public static Sheet lease() {
        var sheet = Sheet.a4();
        sheet.boldCentred(80, 18, "RESIDENTIAL LEASE AGREEMENT");
        String[] first = {
            "This agreement is made on 4 May 2026 between Juniper Homes Ltd (the landlord)",
            "and Tomas Veldkamp (the tenant).",
            "1. The landlord lets to the tenant the apartment at 8 Quayside Road.",
            "2. The term begins on 1 June 2026 and ends on 31 May 2028."
        };
        String[] second = {
            "and shall be paid on the first working day of each month to the account that",
            "the landlord names.",
            "4. The tenant shall keep the apartment clean and in good repair.",
            "5. Pets are allowed with the written consent of the landlord."
        };
        String[] third = {
            "the party that gives notice shall do so in writing.",
            "9. Governing law is the law of the place where the apartment stands.",
            "In witness whereof the parties have signed this agreement.",
            "Landlord: ____________________     Tenant: ____________________"
        };
        paragraph(sheet, 130, first);
        sheet.centred(800, 9, "1");
        sheet.nextPage();
        paragraph(sheet, 80, second);
        sheet.centred(800, 9, "2");
        sheet.nextPage();
        paragraph(sheet, 80, third);
        sheet.centred(800, 9, "3");
        return sheet;
    }

    private static void paragraph(Sheet sheet, double top, String[] lines) {
        double y = top;
        for (int round = 0; round < 3; round++) {
            for (String line : lines) {
                sheet.text(60, y, 11, line);
                y += 22;
            }
        }
    }

    /** A letter of two pages without page numbers; the second goes on inside a sentence. */
    public static Sheet claimLetter() {
        var sheet = Sheet.a4();
        sheet.text(60, 60, 10, "Alder & Quill Insurance Brokers, 3 Mill Road, Ashford");
        sheet.text(60, 120, 11, "Ms Maya Lindqvist")
                .text(60, 135, 11, "12 Elm Street")
                .text(60, 150, 11, "Toledo, OH 43604");
        sheet.textRight(540, 180, 11, "4 March 2026");
        sheet.bold(60, 210, 11, "Your claim after the storm of 11 February");
        sheet.text(60, 240, 11, "Dear Ms Lindqvist,");
        paragraph(sheet, 270, new String[] {
            "thank you for your letter and for the photographs of the roof. We have passed",
            "them to the loss adjuster, who will call you within ten days."
        });
        sheet.nextPage();
        paragraph(sheet, 80, new String[] {
            "and the deductible is taken off once. Repairs may begin as soon as the adjuster", "has seen the damage."
        });
        sheet.text(60, 260, 11, "Yours sincerely,").text(60, 300, 11, "Edda Calloway");
        return sheet;
    }

    public static Sheet deliveryNote() {
        var sheet = Sheet.a4();
        sheet.bold(50, 70, 18, "Cedar & Stone Furnishings").boldRight(545, 70, 18, "DELIVERY NOTE");
        sheet.text(50, 130, 10, "Delivery note no").text(200, 130, 10, "DN-4471");
        sheet.text(50, 147, 10, "Order number").text(200, 147, 10, "PO-77120");
        sheet.text(50, 164, 10, "Delivery date").text(200, 164, 10, "2026-07-01");
        sheet.rule(50, 200, 545, 200);
        sheet.bold(50, 214, 10, "Quantity")
                .bold(150, 214, 10, "Goods delivered")
                .boldRight(545, 214, 10, "Packages");
        sheet.rule(50, 220, 545, 220);
        sheet.text(50, 236, 10, "4").text(150, 236, 10, "Oak desk 160 cm").textRight(545, 236, 10, "8");
        sheet.text(50, 254, 10, "10").text(150, 254, 10, "Desk lamp").textRight(545, 254, 10, "2");
        sheet.text(50, 330, 10, "Received by: ____________________");
        return sheet;
    }
}
