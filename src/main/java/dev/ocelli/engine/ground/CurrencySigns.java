package dev.ocelli.engine.ground;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How currencies are printed: a sign may stand for several codes. */
final class CurrencySigns {
    private static final String TABLE = """
            EUR € euro euros
            USD $ US$ dollar dollars
            GBP £ pound pounds
            JPY ¥ 円 yen
            CNY ¥ 元 RMB CN¥
            INR ₹ Rs Rs. rupees
            MYR RM ringgit
            SGD S$ $
            AUD A$ AU$ $
            CAD C$ CA$ $
            NZD NZ$ $
            HKD HK$ $
            TWD NT$
            MXN $ MX$
            BRL R$ reais
            CHF SFr Fr. Fr CHF.
            SEK kr kronor
            NOK kr kroner
            DKK kr kr. kroner
            PLN zł zl
            CZK Kč
            HUF Ft
            RON lei
            TRY ₺ TL
            RUB ₽ руб
            UAH ₴
            KRW ₩ 원
            THB ฿ baht
            IDR Rp Rp.
            PHP ₱ Php
            VND ₫
            ZAR R rand
            ILS ₪
            NGN ₦
            AED Dhs AED
            SAR SR
            """;

    private static final Map<String, List<String>> SIGNS = signs();
    private static final Set<String> KNOWN = known();

    private CurrencySigns() {}

    private static Map<String, List<String>> signs() {
        var signs = new HashMap<String, List<String>>();
        TABLE.lines().map(l -> l.split(" ")).forEach(l -> signs.put(l[0], List.of(Arrays.copyOfRange(l, 1, l.length))));
        return Map.copyOf(signs);
    }

    private static Set<String> known() {
        var known = new HashSet<String>();
        SIGNS.forEach((code, signs) -> {
            known.add(code.toLowerCase(Locale.ROOT));
            signs.forEach(s -> known.add(s.toLowerCase(Locale.ROOT)));
        });
        known.remove("r");
        return Set.copyOf(known);
    }

    /** Signs and words that print the currency of an ISO 4217 code; empty for other words. */
    static List<String> of(String code) {
        return SIGNS.getOrDefault(code, List.of());
    }

    /** True for a code, sign or word of this table, in any case. */
    static boolean known(String word) {
        return KNOWN.contains(word.toLowerCase(Locale.ROOT));
    }
}
