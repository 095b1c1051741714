package dev.ocelli.catalog.model.speech;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of whisper.cpp 1.7.1 that are called, by their C names (its {@code whisper.h}).
 *
 * <p>Layouts are those of a 64-bit platform. {@link #layoutFits} compares them with the library's own defaults before
 * anything else is called.
 */
final class WhisperFunctions {
    /** The likeliest token each time. Its search for several paths draws lots, so that one sound gives two texts. */
    static final int GREEDY = 0;

    static final StructLayout PARAMETERS = MemoryLayout.structLayout(
            JAVA_INT.withName("strategy"),
            JAVA_INT.withName("n_threads"),
            JAVA_INT.withName("n_max_text_ctx"),
            JAVA_INT.withName("offset_ms"),
            JAVA_INT.withName("duration_ms"),
            JAVA_BOOLEAN.withName("translate"),
            JAVA_BOOLEAN.withName("no_context"),
            JAVA_BOOLEAN.withName("no_timestamps"),
            JAVA_BOOLEAN.withName("single_segment"),
            JAVA_BOOLEAN.withName("print_special"),
            JAVA_BOOLEAN.withName("print_progress"),
            JAVA_BOOLEAN.withName("print_realtime"),
            JAVA_BOOLEAN.withName("print_timestamps"),
            JAVA_BOOLEAN.withName("token_timestamps"),
            MemoryLayout.paddingLayout(3),
            JAVA_FLOAT.withName("thold_pt"),
            JAVA_FLOAT.withName("thold_ptsum"),
            JAVA_INT.withName("max_len"),
            JAVA_BOOLEAN.withName("split_on_word"),
            MemoryLayout.paddingLayout(3),
            JAVA_INT.withName("max_tokens"),
            JAVA_BOOLEAN.withName("debug_mode"),
            MemoryLayout.paddingLayout(3),
            JAVA_INT.withName("audio_ctx"),
            JAVA_BOOLEAN.withName("tdrz_enable"),
            MemoryLayout.paddingLayout(3),
            ADDRESS.withName("suppress_regex"),
            ADDRESS.withName("initial_prompt"),
            ADDRESS.withName("prompt_tokens"),
            JAVA_INT.withName("prompt_n_tokens"),
            MemoryLayout.paddingLayout(4),
            ADDRESS.withName("language"),
            JAVA_BOOLEAN.withName("detect_language"),
            JAVA_BOOLEAN.withName("suppress_blank"),
            JAVA_BOOLEAN.withName("suppress_non_speech_tokens"),
            MemoryLayout.paddingLayout(1),
            JAVA_FLOAT.withName("temperature"),
            JAVA_FLOAT.withName("max_initial_ts"),
            JAVA_FLOAT.withName("length_penalty"),
            JAVA_FLOAT.withName("temperature_inc"),
            JAVA_FLOAT.withName("entropy_thold"),
            JAVA_FLOAT.withName("logprob_thold"),
            JAVA_FLOAT.withName("no_speech_thold"),
            JAVA_INT.withName("best_of"),
            JAVA_INT.withName("beam_size"),
            JAVA_FLOAT.withName("patience"),
            MemoryLayout.paddingLayout(4),
            ADDRESS.withName("new_segment_callback"),
            ADDRESS.withName("new_segment_callback_user_data"),
            ADDRESS.withName("progress_callback"),
            ADDRESS.withName("progress_callback_user_data"),
            ADDRESS.withName("encoder_begin_callback"),
            ADDRESS.withName("encoder_begin_callback_user_data"),
            ADDRESS.withName("abort_callback"),
            ADDRESS.withName("abort_callback_user_data"),
            ADDRESS.withName("logits_filter_callback"),
            ADDRESS.withName("logits_filter_callback_user_data"),
            ADDRESS.withName("grammar_rules"),
            JAVA_LONG.withName("n_grammar_rules"),
            JAVA_LONG.withName("i_start_rule"),
            JAVA_FLOAT.withName("grammar_penalty"),
            MemoryLayout.paddingLayout(4));

    static final StructLayout CONTEXT = MemoryLayout.structLayout(
            JAVA_BOOLEAN.withName("use_gpu"),
            JAVA_BOOLEAN.withName("flash_attn"),
            MemoryLayout.paddingLayout(2),
            JAVA_INT.withName("gpu_device"),
            JAVA_BOOLEAN.withName("dtw_token_timestamps"),
            MemoryLayout.paddingLayout(3),
            JAVA_INT.withName("dtw_aheads_preset"),
            JAVA_INT.withName("dtw_n_top"),
            MemoryLayout.paddingLayout(4),
            JAVA_LONG.withName("dtw_aheads_n"),
            ADDRESS.withName("dtw_aheads"),
            JAVA_LONG.withName("dtw_mem_size"));

    static final StructLayout TOKEN = MemoryLayout.structLayout(
            JAVA_INT.withName("id"),
            JAVA_INT.withName("tid"),
            JAVA_FLOAT.withName("p"),
            JAVA_FLOAT.withName("plog"),
            JAVA_FLOAT.withName("pt"),
            JAVA_FLOAT.withName("ptsum"),
            JAVA_LONG.withName("t0"),
            JAVA_LONG.withName("t1"),
            JAVA_LONG.withName("t_dtw"),
            JAVA_FLOAT.withName("vlen"),
            MemoryLayout.paddingLayout(4));

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup symbols;

    final MethodHandle defaultParameters;
    final MethodHandle defaultContext;
    final MethodHandle setLog;
    final MethodHandle open;
    final MethodHandle free;
    final MethodHandle full;
    final MethodHandle segmentCount;
    final MethodHandle segmentStart;
    final MethodHandle segmentEnd;
    final MethodHandle tokenCount;
    final MethodHandle tokenData;
    final MethodHandle tokenText;
    final MethodHandle endOfText;
    final MethodHandle languageId;
    final MethodHandle languageWord;
    final MethodHandle isMultilingual;

    WhisperFunctions(SymbolLookup symbols) {
        this.symbols = symbols;
        defaultParameters = function("whisper_full_default_params_by_ref", FunctionDescriptor.of(ADDRESS, JAVA_INT));
        defaultContext = function("whisper_context_default_params_by_ref", FunctionDescriptor.of(ADDRESS));
        setLog = function("whisper_log_set", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS));
        open = function("whisper_init_from_file_with_params", FunctionDescriptor.of(ADDRESS, ADDRESS, CONTEXT));
        free = function("whisper_free", FunctionDescriptor.ofVoid(ADDRESS));
        full = function("whisper_full", FunctionDescriptor.of(JAVA_INT, ADDRESS, PARAMETERS, ADDRESS, JAVA_INT));
        segmentCount = function("whisper_full_n_segments", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        var ofSegment = FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_INT);
        segmentStart = function("whisper_full_get_segment_t0", ofSegment);
        segmentEnd = function("whisper_full_get_segment_t1", ofSegment);
        tokenCount = function("whisper_full_n_tokens", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        tokenData = function("whisper_full_get_token_data", FunctionDescriptor.of(TOKEN, ADDRESS, JAVA_INT, JAVA_INT));
        tokenText =
                function("whisper_full_get_token_text", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, JAVA_INT));
        endOfText = function("whisper_token_eot", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        languageId = function("whisper_full_lang_id", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        languageWord = function("whisper_lang_str", FunctionDescriptor.of(ADDRESS, JAVA_INT));
        isMultilingual = function("whisper_is_multilingual", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }

    private MethodHandle function(String name, FunctionDescriptor descriptor) {
        MemorySegment address =
                symbols.find(name).orElseThrow(() -> new IllegalStateException("the speech library lacks " + name));
        return linker.downcallHandle(address, descriptor);
    }

    /** Whether the defaults that the library states stand where this class expects them. */
    static boolean layoutFits(MemorySegment parameters, MemorySegment context) {
        return parameters.get(JAVA_INT, offset(PARAMETERS, "strategy")) == GREEDY
                && parameters.get(JAVA_INT, offset(PARAMETERS, "n_max_text_ctx")) == 16384
                && parameters.get(JAVA_FLOAT, offset(PARAMETERS, "thold_ptsum")) == 0.01f
                && parameters.get(JAVA_FLOAT, offset(PARAMETERS, "entropy_thold")) == 2.4f
                && parameters.get(JAVA_INT, offset(PARAMETERS, "best_of")) == 5
                && parameters.get(JAVA_FLOAT, offset(PARAMETERS, "grammar_penalty")) == 100f
                && context.get(JAVA_INT, offset(CONTEXT, "dtw_n_top")) == -1
                && context.get(JAVA_LONG, offset(CONTEXT, "dtw_mem_size")) == 128L << 20;
    }

    static long offset(StructLayout layout, String field) {
        return layout.byteOffset(PathElement.groupElement(field));
    }
}
