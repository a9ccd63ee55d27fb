package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.Seed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tables as programs and people write them. The truth of each is counted by hand: rows, inputs, H(Y), and what must be said.
 * The files of {@code dataset/tables} are those on which the program was wrong once.
 */
class PeoplesTablesTest {
    private final Path folder;

    PeoplesTablesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Path resource(String name) {
        return Path.of("src/test/resources/dataset/tables", name);
    }

    private static DatasetFacts facts(FileSettings settings) {
        return DatasetFacts.of(settings.load(new Seed(1)));
    }

    private DatasetFacts facts(String text) throws IOException {
        return facts(FileSettings.of(file("a.csv", text).toString()));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Settings as an experiment file has them. */
    private static FileSettings settings(String fields, Path file) {
        return (FileSettings) Json.parseDataset("{\"type\":\"file\",\"path\":\"" + file + "\"," + fields + "}");
    }

    private static String refusal(FileSettings settings) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> settings.load(new Seed(1)))
                .getMessage());
    }

    private static String shape(DatasetFacts facts) {
        return String.format(
                Locale.ROOT,
                "%d x %d, H(Y) = %.4f",
                facts.rows(),
                facts.columns(),
                facts.labelEntropy().bits());
    }

    private static String said(DatasetFacts facts) {
        return String.join("\n", ReadingWords.lines(facts));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01-default.csv       | 4 x 2, H(Y) = 1.0000   | headings: line 1;
            01-text-labels.csv   | 4 x 2, H(Y) = 1.0000   | headings: line 1;
            05-utf16.csv         | 2 x 1, H(Y) = 1.0000   | encoding UTF-16LE
            06-hex.csv           | 2 x 1, H(Y) = 1.0000   | because of "0x1p3" in line 2
            06-labels.csv        | 4 x 1, H(Y) = 2.0000   | (4 classes: 1d, 1f, 2d, 2f)
            11-first.csv         | 2 x 2, H(Y) = 1.0000   | separator ','
            11-heading.csv       | 2 x 2, H(Y) = 1.0000   | separator ','
            11-label.csv         | 2 x 2, H(Y) = 1.0000   | headings: none; separator ','
            11-unquoted.csv      | 2 x 2, H(Y) = 1.0000   | separator ','
            15-d.csv.gz          | 2 x 1, H(Y) = 1.0000   | gzipped
            20-d.csv             | 4 x 1, H(Y) = 1.0000   | left out: column 1, an index
            21-d.csv             | 4 x 3, H(Y) = 1.0000   | label: column 1 'label'
            22-comments.csv      | 2 x 2, H(Y) = 1.0000   | headings: the comment in line 2
            22-decimal-comma.csv | 2 x 2, H(Y) = 1.0000   | separator ';'; decimal comma
            22-excel.csv         | 2 x 2, H(Y) = 1.0000   | headings: line 2; separator ';'
            22-mixed-ends.csv    | 2 x 1, H(Y) = 1.0000   | separator ','
            22-pipes.csv         | 2 x 2, H(Y) = 1.0000   | separator '|'
            22-spaces.txt        | 2 x 2, H(Y) = 1.0000   | separator blanks
            22-trailing.csv      | 2 x 2, H(Y) = 1.0000   | label: column 3 'label'
            22-uci.data          | 2 x 2, H(Y) = 1.0000   | headings: none
            26-t.csv             | 512 x 1, H(Y) = 1.0000 | 512 different rows are 5 in float32
            """, quoteCharacter = '\u0001')
    void whatWasReadWronglyIsReadRightly(String file, String shape, String said) {
        DatasetFacts facts = facts(FileSettings.of(resource(file).toString()));
        assertEquals(shape, shape(facts));
        assertTrue(said(facts).contains(said), said(facts));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            02-empty.csv       | nothing in line 1, column 1 but
            02-inf.csv         | "inf" in line 1, column 1 but
            02-nan.csv         | "nan" in line 1, column 1 but
            02-question.csv    | "?" in line 1, column 1 but
            04-mixed.csv       | no label in line 4, column 2 'label': "NA"
            04-nan.csv         | no label in line 4, column 2 'label': "nan"
            04-question.csv    | no label in line 4, column 2 'label': "?"
            05-cp1251.csv      | byte 0xE4 at position 12, in line 2
            05-gbk.csv         | byte 0xCA at position 12, in line 2
            05-latin1.csv      | byte 0xE4 at position 12, in line 2
            12-blank-lines.csv | "bad" in line 6, column 1 'x' but
            12-minus.csv       | "−0.1" in line 2, column 1 'x' but
            12-missing.csv     | nothing in line 2, column 1 'x' but
            12-overflow.csv    | "1e309" in line 2, column 1 'x' but
            12-thousands.csv   | "1,234.5" in line 2, column 1 'x' but
            12-units.csv       | "cm" in line 2, column 1 'x' but
            14-ascii.mat       | is text, as -ascii writes
            14-cut.mat         | is damaged or ends too early
            14-hdf5.mat        | is HDF5, as MATLAB's -v7.3 and Octave's -hdf5 write
            14-v4.mat          | is of MATLAB version 4
            26-huge.csv        | 1.64811E39 in line 1, column 2 but networks compute in float32
            """, quoteCharacter = '\u0001')
    void aRefusalNamesLineAndValue(String file, String said) {
        String refusal = refusal(FileSettings.of(resource(file).toString()));
        assertTrue(refusal.contains(said), refusal);
        assertFalse(refusal.contains("java.") || refusal.contains("Exception"), refusal);
    }

    @Test
    void twoFilesFitEachOther() {
        DatasetFacts facts = facts(new FileSettings(
                resource("01-X.csv").toString(), resource("01-y.csv").toString(), 0, 0.8));
        assertEquals("4 x 2, H(Y) = 1.0000", shape(facts));
        assertTrue(said(facts).contains("y.csv: headings: line 1; one column"), said(facts));
    }

    /** The three classes of these tables are a, b, b; N = 3, d = 2. Line ends, quotes, index and headings differ. */
    static List<String> threeRows() {
        return List.of(
                ",x,z,label\n0,0.5,1,a\n1,0.25,2,b\n2,0.75,5,b\n",
                ",x,z,label\n7,0.5,1,a\n2,0.25,2,b\n4,0.75,5,b\n",
                "Unnamed: 0,x,z,label\n0,0.5,1,a\n1,0.25,2,b\n2,0.75,5,b\n",
                "\"\",\"x\",\"z\",\"class\"\n\"1\",0.5,1,\"a\"\n\"2\",0.25,2,\"b\"\n\"3\",0.75,5,\"b\"\n",
                "\"x\" \"z\" \"class\"\n\"\n1\" 0.5 1 \"a\"\n\"2\" 0.25 2 \"b\"\n\"3\" 0.75 5 \"b\"\n",
                "\"x\",\"z\",\"class\"\n\"Mazda, old\",0.5,1,\"a\"\n\"Fiat\",0.25,2,\"b\"\n\"Audi\",0.75,5,\"b\"\n",
                "id,diagnosis,x,z,\n842302,a,0.5,1\n842517,b,0.25,2\n84300903,b,0.75,5\n",
                "#,x,z,label\n1,0.5,1,a\n2,0.25,2,b\n3,0.75,5,b\n",
                "\uFEFFx;z;label\r\n0,5;1;a\r\n0,25;2;b\r\n0,75;5;b\r\n;;\r\n",
                "x\tz\tlabel\r0.5\t1\ta\r0.25\t2\tb\r0.75\t5\tb\r",
                "# x z label\n5.0e-01 1.0e+00 a\n2.5e-01 2.0e+00 b\n7.5e-01 5.0e+00 b\n",
                "0.5,1,a,\n.25,2,b,\n+0.75,5.,b,\n",
                "Target,x,z\n1,0.5,1\n2,0.25,2\n2,0.75,5\n",
                "1990,1991,class\n0.5,1,a\n0.25,2,b\n0.75,5,b\n",
                "x,z,y\n0.5,1,-1\n0.25,2,+1\n0.75,5,1.0\n",
                "\"x,\n1\",z,empty,label\n0.5,1,,\"a\nb\"\n\n0.25,2,,b\n0.75,5,, b \n",
                "sep=|\nx|z|label\n0.5|1|+\n0.25|2|-\n0.75|5|-\n",
                "x|z|label\n0.5|1|+\n0.25|2|\u2212\n0.75|5|\u2212\n",
                "\"sep=;\"\r\nx;z;label\r\n0,5;1;a\r\n0,25;2;b\r\n0,75;5;b\r\n",
                "\uFEFF\"SEP=,\"\nx,z,label\n0.5,1,a\n0.25,2,b\n0.75,5,b\n",
                "# saved again\nsep = ;;;\nx;z;label\n0.5;1;a\n0.25;2;b\n0.75;5;b\n",
                "sep=tab\nx\tz\tlabel\n0.5\t1\ta\n0.25\t2\tb\n0.75\t5\tb\n",
                "sep= \nx z label\n0.5 1 a\n0.25 2 b\n0.75 5 b\n",
                "| x | z | label |\n|---|:-:|--:|\n| 0.5 | 1 | a |\n| 0.25 | 2 | b |\n| 0.75 | 5 | b |\n",
                "1|2|3\n-|-|-\n0.5|1|a\n0.25|2|b\n0.75|5|b\n",
                " x | z | label\n---+---+-------\n 0.5 | 1 | a\n 0.25 | 2 | b\n 0.75 | 5 | b\n",
                "+--+-+-+\n|x|z|label|\n+==+=+=+\n|.5|1|a|\n+--+-+-+\n|.25|2|b|\n+---+-+-+\n|.75|5|b|\n+---+-+-+\n",
                "=== = =====\nx   z label\n=== = =====\n.5  1 a\n.25 2 b\n.75 5 b\n=== = =====\n",
                "x,z,label\n---,-,-----\n0.5,1,a\n0.25,2,b\n0.75,5,b\n",
                "x\u00A0;z\u202F;label\n0,5\u00A0;1;a\u200B\n\"0,25\u2007\";2;b\n0,75;5;b\u00A0\n");
    }

    @ParameterizedTest
    @MethodSource("threeRows")
    void tablesOfManyProgramsAreOneDataSet(String text) throws IOException {
        Dataset data = FileSettings.of(file("a.csv", text).toString()).load(new Seed(1));
        DatasetFacts facts = DatasetFacts.of(data);
        assertEquals("3 x 2, H(Y) = 0.9183", shape(facts), () -> said(facts));
        assertEquals(
                "[0.5, 1.0, 0.25, 2.0, 0.75, 5.0]",
                Arrays.toString(data.inputs().toDoubles()));
        // hashlib.sha256(struct.pack("<6d", .5, 1, .25, 2, .75, 5) + b"011") in Python
        assertEquals("38ff4070fe2b6ad7c02788af90c1353d2926186056d65597ca47ca283aef5d59", facts.sha256());
    }

    /** A row is data unless all rows say otherwise; what may be otherwise is said. */
    @ParameterizedTest
    @CsvSource({
        "'0,1;1,0;1,1;0,0', 4 x 1, only counts the columns",
        "'1,2,0;2,3,1;3,4,0;4,5,1', 4 x 2, only counts the rows",
        "'5.1,3.5,setosa;4.9,3.0,setosa;6.2,2.9,virginica', 3 x 2, headings: none",
        "'x,y,z;1,2,0;3,4,1', 2 x 2, label: column 3 ",
    })
    void rowsOfNumbersAreData(String rows, String shape, String said) throws IOException {
        DatasetFacts facts = facts(rows.replace(';', '\n') + "\n");
        assertTrue(shape(facts).startsWith(shape), shape(facts));
        assertTrue(said(facts).contains(said), said(facts));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abc,0.5,1;0.1,0.2,0                  | "abc" in line 1, column 1 but
            sex,age,label;M,30,0;F,40,1          | "M" in line 2, column 1 'sex' but there must be a finite number; write
            a,label;5 %,x;7 %,y                  | "5 %" in line 2, column 1 'a' but there must be a finite number without a unit
            a,label;2020-01-01,x;2020-01-02,y    | "2020-01-01" in line 2, column 1 'a'
            a,label;True,x;False,y               | "True" in line 2, column 1 'a'
            a,label;1d,x;2,y                     | "1d" in line 2, column 1 'a'
            a,b,label;1,2,x;1,x                  | 2 columns in line 3 but 3 in others
            a,label;0.5,x;0.7,                   | no label in line 3, column 2 'label'; every row
            a,label;0.5,x;0.7,null               | no label in line 3, column 2 'label': "null" stands for a missing one
            a,label;0.5,x;0.7,\\N                 | no label in line 3, column 2 'label': "\\N" stands for a missing one
            a,label;0.5,x;0.7,(null)             | no label in line 3, column 2 'label': "(null)" stands for a missing one
            a,label;0.5,x;0.7,Undefined          | no label in line 3, column 2 'label': "Undefined" stands for a missing one
            label,class,a;0,x,0.5;1,y,0.7        | 2 columns that may be the label: column 1 'label', column 2 'class'
            label,a,label;0,0.5,x;1,0.7,y        | 2 columns that may be the label
            a,b,label                            | holds headings in line 1 but must hold at least one row
            a,b;0.5,1.5;0.7,2.5                  | the label "1.5" in line 2, column 2 'b' but labels must be whole numbers
            a,label;"0.5,x                       | in line 2, a quote is opened and not closed
            a,label;"0.5"1,x                     | in line 2, text follows a closed quote
            a,label;#N/A,x;0.5,y                 | "#N/A" in line 2, column 1 'a' but
            a,label;0.5,y;#DIV/0! ,x             | "#DIV/0!" in line 3, column 1 'a' but
            a,label;0.5,y;0.7,—                  | no label in line 3, column 2 'label': "—" stands for a missing one
            a,label;0.5,y;a,label                | "a" in line 3, column 1 'a' but there must be a finite number; the line repeats the headings
            a,label;1.5D+02,y                    | "1.5D+02" in line 2, column 1 'a' but there must be a finite number, whose exponent begins with e
            a:label;0.5:x                        | has one column but must have inputs and a label, separated by , ;
            <!DOCTYPE html><html>                | is a web page or XML
            [{"a": 1, "label": 2}]               | is JSON but must be a table of text
            sep=tab;a,label;0.5,x                | line 1 that a tab separates values, but no row has one; mend that line
            "sep=:";a:label;0.5:x                | line 1 that ":" separates values, but that must be one of , ;
            a,label;١,x                          | "١" in line 2, column 1 'a' but there must be a finite number; its digits
            a,label;"1,234",x;"2,345",y          | "1,234" in line 2, column 1 'a', which may be 1234 or 1.234; set decimalMark
            a,b,label;"1,5",1.234,x              | "1,5" in line 2, column 1 'a' but there must be a finite number, such as 1234.5
            """, quoteCharacter = '\u0001')
    void whatIsNoTableOfNumbersIsRefused(String rows, String said) throws IOException {
        Path file = file("a.csv", rows.replace(';', '\n') + "\n");
        String refusal = refusal(FileSettings.of(file.toString()));
        assertTrue(refusal.startsWith(file + " ") && refusal.contains(said), refusal);
    }

    /** Each decision can be set; the same table then reads otherwise. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "headings":"yes"                        | 0,1;1,0;1,1;0,0         | 3 x 1, H(Y) = 0.9183
            "headings":"no"                         | 0,1,2;.5,1,0;.7,1,2     | 3 x 2, H(Y) = 0.9183
            "separator":";"                         | 1,5$2,5$0;1,7$2,5$1     | 2 x 2, H(Y) = 1.0000
            "decimalMark":",","separator":";"       | 1,500$2$0;1,700$2$1     | 2 x 2, H(Y) = 1.0000
            "labelColumn":"2"                       | 1.5,0,2.5;2.5,1,3.5     | 2 x 2, H(Y) = 1.0000
            "labelColumn":"kind"                    | kind,x,label;0,1,2;1,2,2 | 2 x 2, H(Y) = 1.0000
            "labelsAs":"text"                       | x,label;1,0.5;2,1.5     | 2 x 1, H(Y) = 1.0000
            "leaveOut":"x, 2"                       | x,z,w,label;a,b,1,0;c,d,2,1 | 2 x 1, H(Y) = 1.0000
            "leaveOut":"none"                       | id,x,label;1,2,0;2,5,1  | 2 x 2, H(Y) = 1.0000
            "missing":"NA"                          | x,label;1,none;2,mild   | 2 x 1, H(Y) = 1.0000
            """, quoteCharacter = '\u0001')
    void whatIsSetIsNotGuessed(String fields, String rows, String shape) throws IOException {
        Path file = file("a.csv", rows.replace(';', '\n').replace('$', ';') + "\n");
        assertEquals(shape, shape(facts(settings(fields, file))));
    }

    /** Three decimals may be thousands: where a table may mean either, the reading that was taken is said, unless it is set. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.234;1;a/2.345;2;b     | "1.234" in line 2 as 1.234; if the point separates thousands
            -1,234;1;a/2,345;2;b    | "-1,234" in line 2 as -1.234; if the comma separates thousands
            1.234	1	a/2.345	2	b | "1.234" in line 2 as 1.234
            1.234,1,a/2.345,2,b     | ''
            1.234;1;a/2.34;2;b      | ''
            0.234;1;a/2.345;2;b     | ''
            1.234e0;1;a/2.345;2;b   | ''
            """, quoteCharacter = '\'')
    void thousandsAreNotGuessedInSilence(String rows, String said) throws IOException {
        char separator = rows.replaceAll("[^,;\t]", "").endsWith(";") ? ';' : rows.contains("\t") ? '\t' : ',';
        Path file = file("a.csv", "x,z,label\n".replace(',', separator) + rows.replace('/', '\n') + "\n");
        String notes = said(facts(FileSettings.of(file.toString())));
        assertEquals(!said.isEmpty(), notes.contains("thousands"), notes);
        assertTrue(notes.contains(said), notes);
        String mark = rows.matches(".*\\d,\\d{3};.*") ? "," : ".";
        assertFalse(
                said(facts(settings("\"decimalMark\":\"" + mark + "\"", file))).contains("thousands"), notes);
    }

    /** Once the mark is set, the other one is refused with the way that numbers are to be written. */
    @Test
    void numbersWithTheOtherMarkAreRefused() throws IOException {
        String refusal = refusal(settings("\"decimalMark\":\",\"", file("a.csv", "x;z;label\n0,5;1.234;a\n0,7;2;b\n")));
        assertTrue(refusal.contains("\"1.234\" in line 2, column 2 'z'"), refusal);
        assertTrue(refusal.contains("such as 1234,5, without separators of thousands"), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "windows-1251", "ISO-8859-1", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-8"})
    void aNamedEncodingIsRead(String encoding) throws IOException {
        boolean latin = encoding.startsWith("ISO");
        String text = "x,label\n0.1," + (latin ? "ä" : "да") + "\n0.2," + (latin ? "ö" : "не") + "\n";
        Path file = Files.write(folder.resolve("a.csv"), text.getBytes(Charset.forName(encoding)));
        DatasetFacts facts = facts(settings("\"encoding\":\"" + encoding + "\"", file));
        assertEquals("2 x 1, H(Y) = 1.0000", shape(facts));
        String unknown = refusal(settings("\"encoding\":\"klingon\"", file));
        assertTrue(unknown.startsWith("encoding is \"klingon\" but must be"), unknown);
    }

    /** Marks of UTF-32 are read before those of UTF-16, with which they begin; without a mark, zeros tell what is likely. */
    @Test
    void unicodeOfFourBytesIsKnownByItsMark() throws IOException {
        Path file =
                Files.write(folder.resolve("a.csv"), "\uFEFFx,label\n1,ä\n2,b\n".getBytes(Charset.forName("UTF-32LE")));
        assertEquals("2 x 1, H(Y) = 1.0000", shape(facts(FileSettings.of(file.toString()))));
        Files.write(file, "x,label\n1,ä\n2,b\n".getBytes(StandardCharsets.UTF_16LE));
        assertTrue(refusal(FileSettings.of(file.toString())).endsWith("such as UTF-16LE"));
    }

    /** 2^53 and 2^53 + 1 are one float64 but two classes; 1, 1.0 and 1e0 are one. */
    @Test
    void wholeLabelsAreComparedExactly() throws IOException {
        assertEquals("2 x 1, H(Y) = 1.0000", shape(facts("x,label\n1,9007199254740992\n2,9007199254740993\n")));
        assertEquals("3 x 1, H(Y) = 0.0000", shape(facts("x,label\n1,1\n2,1.0\n3,1e0\n")));
        int[] classes = NpyFile.read(Path.of("src/test/resources/dataset/npy/python2.npy"))
                .labels()
                .toClasses();
        assertEquals("[0, 1, 1, 2, 3, 4]", Arrays.toString(classes), "numpy of Python 2 writes the shape (6L,)");
    }

    /** Classes are never merged in silence; the note names the characters that cannot be told apart on paper. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Red wine   | red wine   | "Red wine" and "red wine" differ only in how they are written
            red wine   | red\u00a0wine | written, U+0020 and U+00A0
            cafe\u0301 | caf\u00e9  | written, U+0065 U+0301 and U+00E9
            A          | \uff21     | written, U+0041 and U+FF21
            fish       | \ufb01sh   | written, U+0066 U+0069 and U+FB01
            ab         | a\u00adb   | written, nothing and U+00AD
            a-b        | a\u2013b   | written, U+002D and U+2013
            it's       | it\u2019s  | written, U+0027 and U+2019
            abc        | \u0430bc   | written, U+0061 and U+0430
            STRASSE    | stra\u00dfe | "STRASSE" and "straße" differ only in how they are written
            """, quoteCharacter = '\u0001')
    void namesThatDifferInWritingStayApartAndAreSaid(String one, String other, String said) throws IOException {
        DatasetFacts facts = facts("x,label\n1," + one + "\n2,\"" + one + " \"\n3," + other + "\n");
        assertEquals("3 x 1, H(Y) = 0.9183", shape(facts));
        assertTrue(said(facts).contains(said), said(facts));
    }

    @Test
    void manyNamesThatDifferInWritingAreCounted() throws IOException {
        DatasetFacts facts = facts("x,label\n1,a\n2,A\n3,b\n4,B\n5,c\n6,C\n7,d\n");
        assertTrue(
                said(facts).endsWith("\"A\" and \"a\" differ only in how they are written; and 2 more pairs"),
                said(facts));
    }

    /** A heading or class that is typed with é in one character is found where the file has it in two. */
    @Test
    void namesAreFoundInAnotherForm() throws IOException {
        Path file = file("a.csv", "cafe\u0301,x,z\nne\u0301,1,2\nb,2,5\nb,3,5\n");
        String fields = "\"labelColumn\":\"caf\u00e9\",\"classes\":[\"n\u00e9\"]";
        assertEquals("1 x 2, H(Y) = 0.0000", shape(facts(settings(fields, file))));
    }

    @Test
    void whatIsNoRowIsSaid() throws IOException {
        String said = said(facts("\"sep=|\"\n|x|label|\n|---|---|\n|1|a|\n|2|b|\n"));
        assertTrue(said.contains("separator '|', as line 1 says"), said);
        assertTrue(said.contains("a line of dashes left out, line 3"), said);
    }

    /** The ceiling of a plane is what the network sees: 5 rows of 512 are left, 2.2519 bits, by hand from their counts. */
    @Test
    void float32IsSaid() {
        DatasetFacts facts = facts(FileSettings.of(resource("26-t.csv").toString()));
        assertEquals(9, facts.inputEntropy().bits(), 1e-12);
        assertEquals(2.2519, facts.seenInputEntropy().bits(), 5e-5);
        assertEquals(0.2374, facts.seenMutualInformation().bits(), 5e-5);
    }

    @Test
    void aGzippedFileIsKnownByItsBytes() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write("x,label\n1,a\n2,b\n".getBytes(StandardCharsets.US_ASCII));
        }
        for (String name : List.of("a.csv", "a.csv.gz", "a.gz", "a.data.gz")) {
            Path file = Files.write(folder.resolve(name), zipped.toByteArray());
            assertEquals("2 x 1, H(Y) = 1.0000", shape(facts(FileSettings.of(file.toString()))), name);
        }
        Path plain = file("plain.csv.gz", "x,label\n1,a\n2,b\n");
        assertEquals("2 x 1, H(Y) = 1.0000", shape(facts(FileSettings.of(plain.toString()))));
    }

    @Test
    void tenThousandColumnsAreRead() throws IOException {
        String row = IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertEquals("2 x 10000, H(Y) = 1.0000", shape(facts(row + ",a\n" + row + ",b\n")));
    }
}
