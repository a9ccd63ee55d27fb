package infoplane.backend;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.status.NopStatusListener;
import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Where messages go: warnings to standard error, all to the log file. Nothing ever goes to standard output, which belongs to the
 * command line's results. This is logback, set up without its search of the class path and its XML, and with files and
 * patterns only at the first message: together they take a third of the time of a short command.
 */
public final class Logging implements SLF4JServiceProvider {
    private static final int MONTHS_KEPT = 3;

    private final LoggerContext context = new LoggerContext();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();

    /** Makes this the program's logging; to be called before anything logs. */
    public static void use() {
        System.setProperty("slf4j.internal.verbosity", "WARN"); // says nothing of the choice
        System.setProperty("slf4j.provider", Logging.class.getName());
    }

    @Override
    public void initialize() {
        context.setName("infoplane");
        context.setMDCAdapter(mdc);
        context.getStatusManager().add(new NopStatusListener()); // LogFolder says what is in the way
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        context.getLogger("infoplane").setLevel(Level.INFO);
        context.getLogger("io.jhdf").setLevel(Level.ERROR); // warns of padding in sound HDF5 files
        context.getLogger("org.apache.spark").setLevel(Level.ERROR); // warns of what the sweep says itself
        context.getLogger("org.apache.hadoop").setLevel(Level.ERROR);
        FromFirstMessage appender = new FromFirstMessage();
        appender.setContext(context);
        appender.start();
        root.addAppender(appender);
        context.start();
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return context;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    /** Opens what it writes to when there is something to write. */
    private static final class FromFirstMessage extends AppenderBase<ILoggingEvent> {
        private List<Appender<ILoggingEvent>> appenders = List.of();

        @Override
        protected void append(ILoggingEvent event) {
            if (appenders.isEmpty()) {
                appenders = List.of(console(), file());
            }
            appenders.forEach(appender -> appender.doAppend(event));
        }

        @Override
        public void stop() {
            super.stop();
            appenders.forEach(Appender::stop);
        }

        private Appender<ILoggingEvent> console() {
            ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
            console.setTarget("System.err");
            ThresholdFilter filter = new ThresholdFilter();
            filter.setLevel(Level.WARN.levelStr);
            filter.start();
            console.addFilter(filter);
            return started(console, "%level %logger{0}: %msg%n%nopex");
        }

        private Appender<ILoggingEvent> file() {
            LogFile<ILoggingEvent> file = new LogFile<>();
            file.setPrudent(true); // two programs may write the same file
            TimeBasedRollingPolicy<ILoggingEvent> monthly = new TimeBasedRollingPolicy<>();
            monthly.setContext(context);
            monthly.setParent(file);
            monthly.setFileNamePattern(LogFolder.path() + "/infoplane-%d{yyyy-MM}.log");
            monthly.setMaxHistory(MONTHS_KEPT);
            file.setContext(context);
            file.setRollingPolicy(monthly);
            monthly.start();
            return started(file, "%d{ISO8601} %-5level [%thread] %logger{0}: %msg%n");
        }

        private Appender<ILoggingEvent> started(OutputStreamAppender<ILoggingEvent> appender, String pattern) {
            PatternLayoutEncoder encoder = new PatternLayoutEncoder();
            encoder.setContext(context);
            encoder.setPattern(pattern);
            encoder.start();
            appender.setContext(context);
            appender.setEncoder(encoder);
            appender.start();
            return appender;
        }
    }
}
